"""Frames in French: reading tags, relays, speech that goes on, contents with an end.

« P, peut-on lire dans le rapport », « on apprend de source judiciaire que P », « selon A, citant B », « Et d'ajouter :
"P" », « X affirme que P et que Q ». What both languages share is in ``framing`` itself.

Each class knows those before it: ``asides``, ``speakers``, ``according``, ``contents``, ``going_on`` (with ``resuming``),
``reading``, ``tags``, ``colons``, ``nouns``; ``cutter`` tries them in order.
"""
