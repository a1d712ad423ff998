"""Settings: which language models there are, in which order they are asked, what they may see."""
