"""The pages: one module a page, whose ``load`` gives what it shows."""
