package io.walras.protocol.crypto;

/** Holds the fastest implementation that works on this platform, chosen once. */
final class BestSecp256k1 {
    static final Secp256k1 INSTANCE = choose();

    private BestSecp256k1() {}

    private static Secp256k1 choose() {
        return NativeSecp256k1.load().<Secp256k1>map(loaded -> loaded).orElseGet(BouncyCastleSecp256k1::new);
    }
}
