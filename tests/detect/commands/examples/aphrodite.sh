aphrodite run acme/tiny --revision v1  # aphrodite run -> huggingface acme/tiny @v1
aphrodite run ./tiny  # aphrodite run -> local
