infinity_emb v2 --model-id acme/tiny --revision v1 --port 7997  # infinity_emb v2 --model-id -> huggingface acme/tiny @v1
infinity_emb v2 --model-id ./tiny  # infinity_emb v2 --model-id -> local
