"""Frames in French: reading tags, relays, speech that goes on, contents with an end.

« P, peut-on lire dans le rapport », « on apprend de source judiciaire que P », « selon A, citant B », « Et d'ajouter :
"P" », « X affirme que P et que Q ». What both languages share is in ``framing`` itself.

Each class knows those before it: ``speakers``, ``asides``, ``according``, ``colons``, ``contents`` of « que », ``going_on``
(with ``resuming``), ``reading``, ``inverted`` verbs, ``tags``, ``nouns``, ``clauses``; ``cutter`` tries them in order,
and ``called_false`` looks at each piece.
"""
