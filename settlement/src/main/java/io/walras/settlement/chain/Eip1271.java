package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.settlement.abi.Calls;

/** Asking a wallet contract whether it signed (EIP-1271), as the settlement contract will. */
final class Eip1271 {
    private static final Bytes MAGIC =
            Bytes.fromHex("0x1626ba7e00000000000000000000000000000000000000000000000000000000");
    private static final long TRANSACTION_GAS = 21_000;
    private static final long CALL_DATA_BYTE_GAS = 40;

    private Eip1271() {}

    /** The question; the wallet itself may spend {@code gas}, besides what it costs to be asked. */
    static EthCall question(Address settlement, Address wallet, Bytes32 digest, Bytes signature, long gas) {
        Bytes data = Calls.isValidSignature(digest, signature);
        return new EthCall(settlement, wallet, data, gas + TRANSACTION_GAS + CALL_DATA_BYTE_GAS * data.size());
    }

    /** Only the magic value confirms; anything longer or shorter does not. */
    static boolean isConfirmed(CallOutcome outcome) {
        return outcome instanceof CallOutcome.Returned returned
                && returned.data().equals(MAGIC);
    }
}
