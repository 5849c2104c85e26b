"""The language work: text in, typed claims out. Knows nothing of Prefect or DuckDB.

From an article to its claims, in the order in which the modules are met:

1. An article. ``reading`` opens a file (``frontmatter``), a page (``pages``, ``blocks``) or an archive (``archives``),
   ``feeds`` a feed; ``decoding`` makes text of bytes, ``cleaning`` (``leftovers``) keeps what is the article's,
   ``metadata`` and ``fields`` say where it appeared, ``identify`` in which language.
2. Its claims. ``extract`` is the façade, ``extraction`` takes one article through these steps:
   ``parsing`` (``quotes``, ``compounds``) finds sentences and words;
   ``framing`` cuts what reports from what is reported, before the parse;
   ``parsing`` makes trees of the pieces (``words``), ``repair`` mends them, ``recut`` cuts long ones once more;
   ``names`` gathers who is named, and who can be speaking;
   ``splitting`` makes propositions of a piece, ``nominal`` of nouns of saying (``predicates`` reads their verbs);
   ``attribution`` says who stands behind each, and whether it is asserted, denied or reported;
   ``resolve`` (``first_person``) and ``dating`` put in what a pronoun or « mardi » means;
   ``realise`` writes the sentence out, ``confidence`` says how sure it is.
3. Claims side by side. ``embed`` (``bundled_encoders``, ``usem3_engine``) finds the close ones, ``match`` decides by
   ``comparison`` whether two say the same; ``calibrate`` fits its weights.
4. Sources and articles side by side. ``parties`` and ``namesakes`` tell who is one party, ``likeness`` what is one text.

``models`` is the vocabulary that all of them share, ``language`` the words of French and English as data, ``errors`` the
tree of what can go wrong.
"""
