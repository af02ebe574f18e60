ollama pull hf.co/acme/tiny:Q4_K_M  # ollama pull -> huggingface acme/tiny
ollama run huggingface.co/acme/tiny  # ollama run -> huggingface acme/tiny
docker model pull hf.co/acme/tiny  # docker model pull -> huggingface acme/tiny
docker model run hf.co/acme/tiny  # docker model run -> huggingface acme/tiny
ollama pull tiny  # nothing: a model of its own library
