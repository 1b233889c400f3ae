"""How the sounds were made: sine tones with soft edges, 16 bits, 22,050 Hz, one channel. Run it to remake them."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
EDGE_S = 0.006
SOUNDS = {
    # (frequency in Hz, 0 for silence; length in seconds; loudness from 0 to 1)
    "scan_ok": ((1760.0, 0.07, 0.40),),
    "scan_refused": ((233.1, 0.13, 0.55), (0.0, 0.05, 0.0), (196.0, 0.18, 0.55)),
    "order_arrived": ((659.3, 0.14, 0.35), (784.0, 0.14, 0.35), (1046.5, 0.32, 0.35)),
}


def tone(frequency: float, length_s: float, loudness: float) -> list[int]:
    """Return the samples of one tone; a little of the octave above makes it carry without being shrill."""
    count = round(RATE * length_s)
    edge = round(RATE * EDGE_S)
    samples = []
    for place in range(count):
        swell = min(1.0, place / edge, (count - place) / edge) * (1.0 - 0.5 * place / count)
        angle = 2 * math.pi * frequency * place / RATE
        level = 0.8 * math.sin(angle) + 0.2 * math.sin(2 * angle)
        samples.append(round(32_767 * loudness * swell * level))
    return samples


def write_sounds(folder: Path) -> None:
    """Write each sound as a WAV file."""
    for name, tones in SOUNDS.items():
        samples = [sample for one in tones for sample in tone(*one)]
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    write_sounds(Path(__file__).resolve().parent)
