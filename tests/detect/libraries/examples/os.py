"""How os is used."""

import os

MODEL = "acme/tiny"
os.system("hf download acme/tiny --revision v1")  # hf download -> huggingface acme/tiny @v1
os.system(f"huggingface-cli download {MODEL} --local-dir here")  # huggingface-cli download -> huggingface acme/tiny
os.popen("vllm serve " + MODEL)  # vllm serve -> huggingface acme/tiny
os.system("git clone https://huggingface.co/acme/tiny")  # git clone -> huggingface acme/tiny
os.system("pip install huggingface_hub")  # nothing: a package
os.system(command)  # nothing: any command
os.path.join("acme", "tiny")  # nothing: a path
os.environ["HF_HOME"] = "acme/tiny"  # nothing: a setting
