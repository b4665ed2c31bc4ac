package io.walras.settlement.dev;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.MnemonicUtils;

/** The accounts that development nodes fund at start, derived (BIP-44) from the mnemonic they all share. Public keys to everyone's money. */
public final class DevKeys {
    private static final String MNEMONIC = "test test test test test test test test test test test junk";
    private static final int[] PARENT = {
        44 | Bip32ECKeyPair.HARDENED_BIT, 60 | Bip32ECKeyPair.HARDENED_BIT, Bip32ECKeyPair.HARDENED_BIT, 0
    };

    private DevKeys() {}

    /** The key of the account at {@code index}, from 0: path m/44'/60'/0'/0/index. */
    public static PrivateKey key(int index) {
        Bip32ECKeyPair master = Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, ""));
        int[] path = {PARENT[0], PARENT[1], PARENT[2], PARENT[3], index};
        Uint256 secret = Uint256.of(Bip32ECKeyPair.deriveKeyPair(master, path).getPrivateKey());
        return PrivateKey.fromHex(Bytes32.of(secret.toWord()).toString());
    }
}
