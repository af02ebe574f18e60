whisper talk.mp3 --model large-v3 --language en  # whisper --model -> openai-whisper large-v3
whisper talk.mp3 --model models/mine.pt  # nothing: a file
whisper-cli -m models/mine.bin talk.wav  # nothing: a file
whisperx talk.wav --model large-v2 --diarize  # whisperx --model -> huggingface Systran/faster-whisper-large-v2
whisperx --model acme/tiny talk.wav  # whisperx --model -> huggingface acme/tiny
python -m whisperx.__main__ talk.wav --model small  # whisperx.__main__ --model -> huggingface Systran/faster-whisper-small
whisper-ctranslate2 talk.mp3 --model acme/tiny  # whisper-ctranslate2 --model -> huggingface acme/tiny
insanely-fast-whisper --file-name talk.mp3 --model-name acme/tiny  # insanely-fast-whisper --model-name -> huggingface acme/tiny
