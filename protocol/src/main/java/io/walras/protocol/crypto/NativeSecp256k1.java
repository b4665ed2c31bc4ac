package io.walras.protocol.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.Arrays;
import java.util.Optional;

/** Bitcoin Core's libsecp256k1 through JNI. */
public final class NativeSecp256k1 implements Secp256k1 {
    private final fr.acinq.secp256k1.Secp256k1 library;

    private NativeSecp256k1(fr.acinq.secp256k1.Secp256k1 library) {
        this.library = library;
    }

    /** The library, or empty on a platform for which it is not packaged. */
    public static Optional<NativeSecp256k1> load() {
        try {
            return Optional.of(new NativeSecp256k1(fr.acinq.secp256k1.Secp256k1.get()));
        } catch (LinkageError | RuntimeException notOnThisPlatform) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Address> recover(Bytes32 digest, EcdsaSignature signature) {
        try {
            byte[] key = library.ecdsaRecover(signature.compact(), digest.toArray(), signature.recoveryId());
            return Optional.of(Secp256k1.addressOfPublicKey(key));
        } catch (Secp256k1Exception noSuchPoint) {
            return Optional.empty();
        }
    }

    @Override
    public EcdsaSignature sign(Bytes32 digest, byte[] secret) {
        byte[] compact = library.sign(digest.toArray(), secret, null);
        Uint256 r = Uint256.fromWord(Arrays.copyOfRange(compact, 0, 32));
        Uint256 s = Uint256.fromWord(Arrays.copyOfRange(compact, 32, 64));
        Address signer = addressOf(secret);
        EcdsaSignature even = new EcdsaSignature(r, s, 0);
        boolean isEven = recover(digest, even).filter(signer::equals).isPresent();
        return isEven ? even : new EcdsaSignature(r, s, 1);
    }

    @Override
    public Address addressOf(byte[] secret) {
        return Secp256k1.addressOfPublicKey(library.pubkeyCreate(secret));
    }
}
