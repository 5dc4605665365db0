"""Who says the same as whom: origins, support, accounts side by side, rival totals, proposals."""
