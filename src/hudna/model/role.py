"""What people do at a desk."""

from typing import Literal

Role = Literal["reader", "recorder", "verifier", "editor", "custodian", "admin"]
ROLES: tuple[Role, ...] = Role.__args__
