"""What differs between the house's services."""

CHAT_MODEL = "meta-llama/Meta-Llama-3.1-8B-Instruct"
LONGEST_REPLY = 300  # tokens
