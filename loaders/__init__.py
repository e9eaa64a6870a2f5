"""How facts get in: one file per publisher or format, and the pipeline that writes what they say."""
