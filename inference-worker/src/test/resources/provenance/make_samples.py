"""Makes the signed samples beside it anew, with an own authority whose keys are thrown away.

Needs c2pa-python, cryptography, opencv-python-headless and av. The pictures are colour ramps: nobody is in them.
"""
import datetime
import io
import json
import pathlib

import av
import c2pa
import cv2
import numpy
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

HERE = pathlib.Path(__file__).parent
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def certificate(name, key, issuer, issuer_key, authority):
    """An X.509 certificate as the C2PA profile wants it; an authority may issue, nobody else may."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Samples")])
    start = datetime.datetime(2026, 1, 1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
        .add_extension(
            x509.KeyUsage(not authority, False, False, False, False, authority, authority, False, False), True)
    )
    if not authority:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
    return made.sign(issuer_key, hashes.SHA256())


def pem(made):
    return made.public_bytes(serialization.Encoding.PEM)


def plain():
    ramp = numpy.zeros((48, 64, 3), numpy.uint8)
    ramp[..., 0] = numpy.arange(64)[None] * 3
    ramp[..., 1] = numpy.arange(48)[:, None] * 5
    return ramp


def film():
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for step in range(12):
            frame = av.VideoFrame.from_ndarray(numpy.roll(plain(), step * 4, 1), format="bgr24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def manifest(source, action="c2pa.created"):
    return json.dumps({
        "claim_generator_info": [{"name": "sample-maker", "version": "1"}],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [
            {"action": action, "digitalSourceType": SOURCE_TYPE + source}]}}],
    })


def main():
    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certificate("Sample authority", root_key, None, root_key, True)
    leaf = certificate("Sample camera", leaf_key, root, root_key, False)
    (HERE / "authority.pem").write_bytes(pem(root))
    key = leaf_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    c2pa.load_settings(json.dumps({"verify": {"verify_after_sign": False}, "builder": {"thumbnail": {"enabled": False}}}))
    sources = {
        "jpg": ("image/jpeg", cv2.imencode(".jpg", plain())[1].tobytes()),
        "png": ("image/png", cv2.imencode(".png", plain())[1].tobytes()),
        "mp4": ("video/mp4", film()),
    }
    for source in ("digitalCapture", "trainedAlgorithmicMedia"):
        for ending, (mime, data) in sources.items():
            signer = c2pa.Signer.from_info(
                c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, pem(leaf) + pem(root), key, None))
            out = io.BytesIO()
            with c2pa.Builder(manifest(source)) as builder:
                builder.sign(signer, mime, io.BytesIO(data), out)
            (HERE / f"{source}.{ending}").write_bytes(out.getvalue())


if __name__ == "__main__":
    main()
