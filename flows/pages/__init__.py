"""The pages that a newsroom looks at: what is new and contested, one page a claim, the sources.

`contents` reads everything once; `overview`, `claim` and `sources` write it as Markdown, which Prefect and a terminal
show and `html` turns into files; `tables` lists claims as rows. Whatever comes from an article goes through
`flows.safe_markdown`.
"""
