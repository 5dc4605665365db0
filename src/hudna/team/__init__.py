"""The people of a desk: their accounts, how they come in, what they read. Apart from the record."""
