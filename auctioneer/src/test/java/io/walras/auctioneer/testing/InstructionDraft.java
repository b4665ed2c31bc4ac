package io.walras.auctioneer.testing;

import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OwnerInstruction;
import io.walras.protocol.intent.SigningScheme;

/** Mass cancellations and switches that a test signs and spells as JSON. */
public final class InstructionDraft {
    private final Eip712Domain domain;

    /** Drafts for the auctioneer of the settlement that orders in this domain are for. */
    public InstructionDraft(Eip712Domain orders) {
        this.domain = Eip712Domain.walras(orders.chainId(), orders.verifyingContract());
    }

    /** The body that cancels the key's orders of the market. */
    public JsonBody cancel(PrivateKey key, String market, long signedAt) {
        OrderScope scope = new OrderScope(key.address(), market);
        return signed(new MassCancellation(scope, signedAt), key, SigningScheme.EIP712)
                .text("owner", key.address());
    }

    /** The body that sets the switch of the key's orders of the market. */
    public JsonBody arm(PrivateKey key, String market, long cancelAt, long signedAt) {
        OrderScope scope = new OrderScope(key.address(), market);
        return signed(new DeadManSwitch(scope, cancelAt, signedAt), key, SigningScheme.ETHSIGN)
                .with("cancelAt", Long.toString(cancelAt));
    }

    private JsonBody signed(OwnerInstruction instruction, PrivateKey key, SigningScheme scheme) {
        return new JsonBody()
                .text("market", instruction.scope().market())
                .with("signedAt", Long.toString(instruction.signedAt()))
                .text(
                        "signature",
                        OrderSignature.sign(key, scheme, domain.digest(instruction.structHash()))
                                .bytes())
                .text("signingScheme", scheme.wireName());
    }
}
