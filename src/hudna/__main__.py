"""Lets ``python -m hudna`` do what the command does."""

from hudna.cli import main

raise SystemExit(main())
