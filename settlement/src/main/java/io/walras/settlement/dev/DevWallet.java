package io.walras.settlement.dev;

import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.abi.Web3jTypes;

/** The wallet contract of development networks, for which its owner signs as for a Safe. */
public final class DevWallet {
    private static final Bytes32 DOMAIN_TYPE =
            Keccak256.hash("EIP712Domain(uint256 chainId,address verifyingContract)");
    private static final Bytes32 MESSAGE_TYPE = Keccak256.hash("SafeMessage(bytes message)");

    private DevWallet() {}

    /** The code that creates a wallet of this owner. */
    public static Bytes creationCode(Address owner) {
        Bytes code = Bytes.fromHex("0x" + io.walras.contracts.DevWallet.BINARY);
        return Bytes.concat(code.toArray(), new Words().word(owner).toArray());
    }

    /** Asks the wallet to make a call, which only its owner can. */
    public static Bytes execute(Call call) {
        return Web3jTypes.call(
                "execute", Web3jTypes.of(call.target()), Web3jTypes.of(call.value()), Web3jTypes.of(call.callData()));
    }

    /** The owner's signature of a digest for the wallet: r || s || v over the digest as a {@code SafeMessage}. */
    public static Bytes sign(PrivateKey owner, Address wallet, long chainId, Bytes32 digest) {
        Bytes32 domain = Keccak256.hash(
                new Words().word(DOMAIN_TYPE).word(chainId).word(wallet).toArray());
        Bytes32 message = Keccak256.hash(new Words()
                .word(MESSAGE_TYPE)
                .word(Keccak256.hash(digest.toArray()))
                .toArray());
        return owner.sign(Eip712Domain.digest(domain, message)).toBytes();
    }
}
