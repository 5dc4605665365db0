"""Claims about truces in, rulings out: is one in force here, now, between these two?

Pure: nothing here reads documents or keeps records. ``docket`` sorts the claims of each truce,
``states windows scope exclusions parties`` hold the rules, ``judge`` asks them in order.
"""
