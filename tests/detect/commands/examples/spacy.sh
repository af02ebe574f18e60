spacy download en_core_web_sm  # spacy download -> spacy en_core_web_sm =spacy/en_core_web_sm
python -m spacy download de_core_news_lg-3.7.0 --direct  # spacy download -> spacy de_core_news_lg =spacy/de_core_news_lg
spacy train config.cfg  # nothing: a file
