text-generation-launcher --model-id acme/tiny --revision v1  # text-generation-launcher --model-id -> huggingface acme/tiny @v1
text-generation-router --tokenizer-name acme/tiny  # text-generation-router --tokenizer-name -> huggingface acme/tiny
text-embeddings-router --model-id acme/tiny --port 80  # text-embeddings-router --model-id -> huggingface acme/tiny
text-generation-server download-weights acme/tiny  # text-generation-server download-weights -> huggingface acme/tiny
text-generation-launcher --model-id /data/tiny  # text-generation-launcher --model-id -> local
