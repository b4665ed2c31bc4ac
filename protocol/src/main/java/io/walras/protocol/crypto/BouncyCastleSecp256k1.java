package io.walras.protocol.crypto;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Pure Java, for platforms without the native library. */
public final class BouncyCastleSecp256k1 implements Secp256k1 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    @Override
    public Optional<Address> recover(Bytes32 digest, EcdsaSignature signature) {
        byte prefix = (byte) (2 + signature.recoveryId());
        ECPoint point;
        try {
            point = CURVE.getCurve()
                    .decodePoint(Bytes.concat(new byte[] {prefix}, signature.r().toWord())
                            .toArray());
        } catch (IllegalArgumentException noPointHasThisX) {
            return Optional.empty();
        }
        BigInteger n = CURVE.getN();
        BigInteger inverse = signature.r().toBigInteger().modInverse(n);
        BigInteger e = new BigInteger(1, digest.toArray());
        BigInteger u1 = e.negate().multiply(inverse).mod(n);
        BigInteger u2 = signature.s().toBigInteger().multiply(inverse).mod(n);
        ECPoint key =
                ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, point, u2).normalize();
        return key.isInfinity() ? Optional.empty() : Optional.of(Secp256k1.addressOfPublicKey(key.getEncoded(false)));
    }

    @Override
    public EcdsaSignature sign(Bytes32 digest, byte[] secret) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest.toArray());
        BigInteger n = CURVE.getN();
        BigInteger lowS = rs[1].compareTo(n.shiftRight(1)) > 0 ? n.subtract(rs[1]) : rs[1];
        Address address = addressOf(secret);
        EcdsaSignature even = new EcdsaSignature(Uint256.of(rs[0]), Uint256.of(lowS), 0);
        boolean isEven = recover(digest, even).filter(address::equals).isPresent();
        return isEven ? even : new EcdsaSignature(even.r(), even.s(), 1);
    }

    @Override
    public Address addressOf(byte[] secret) {
        ECPoint key = new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), new BigInteger(1, secret))
                .normalize();
        return Secp256k1.addressOfPublicKey(key.getEncoded(false));
    }
}
