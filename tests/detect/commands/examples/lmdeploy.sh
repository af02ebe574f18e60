lmdeploy serve api_server acme/tiny --revision v1  # lmdeploy serve api_server -> huggingface acme/tiny @v1
lmdeploy chat acme/tiny  # lmdeploy chat -> huggingface acme/tiny
lmdeploy serve gradio ./tiny  # lmdeploy serve gradio -> local
