"""What the product does with the two graphs, for measuring: samples → digits with how sure each is.

  python read.py WORK PACKAGES FILE...
"""
import sys

import numpy as np
import onnxruntime as ort
import whisper

MOST = 24


class Reader:
    def __init__(self, work, packages):
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.encoder, self.decoder = (ort.InferenceSession(f"{work}/{n}.onnx", options) for n in ("speech-encoder", "speech-reader"))
        self.digits = whisper.forms(whisper.tokens(packages))
        self.prompt = whisper.prompt(self.digits)

    def read(self, samples):
        """[(digit or None for another token, probability)], and whether it came to an end."""
        padded = np.zeros((1, whisper.SAMPLES), np.float32)
        padded[0, :min(len(samples), whisper.SAMPLES)] = samples[:whisper.SAMPLES]
        states = self.encoder.run(None, {"samples": padded})[0]
        tokens, heard = list(self.prompt), []
        for _ in range(MOST):
            told = self.decoder.run(["next"], {"states": states, "tokens": np.array([tokens], np.float32)})[0]
            best = int(np.argmax(told[:12]))
            if best == 10:
                return heard, float(np.exp(told[10]))
            heard.append((best if best < 10 else None, float(np.exp(told[best]))))
            tokens.append(self.digits[best][0] if best < 10 else int(told[12]))
        return heard, 0.0


def main():
    import soundfile
    from scipy.signal import resample_poly
    reader = Reader(sys.argv[1], sys.argv[2])
    for path in sys.argv[3:]:
        x, rate = soundfile.read(path, dtype="float32")
        print(path, reader.read(resample_poly(x if x.ndim == 1 else x.mean(1), whisper.RATE, rate)))


if __name__ == "__main__":
    main()
