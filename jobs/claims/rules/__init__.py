"""One module per kind of claim; each looks at one sentence and answers with a Finding."""
