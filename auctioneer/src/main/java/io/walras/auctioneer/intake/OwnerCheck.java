package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.wire.order.OrderCreation;
import java.util.Optional;

/** Finds the owner of an order and whether it agrees with what the order says about itself. */
final class OwnerCheck {
    private OwnerCheck() {}

    /** Whose order it is. */
    sealed interface Result {
        record Owned(Intent intent) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    static Result judge(OrderCreation creation, AppDataCheck.Result.Known appData, IntakeRules rules) {
        Order order = creation.order(appData.hash());
        Optional<OrderSignature> signature = OrderSignature.canonical(creation.signingScheme(), creation.signature());
        if (signature.isEmpty()) {
            return refused(
                    Code.InvalidSignature,
                    "not a signature of scheme " + creation.signingScheme().wireName());
        }
        Result result = creation.signingScheme().isEcdsa()
                ? recovered(creation, order, signature.get(), rules)
                : named(creation, order, signature.get(), rules);
        return result instanceof Result.Owned(Intent intent)
                        && appData.signer() != null
                        && !appData.signer().equals(intent.owner())
                ? refused(
                        Code.AppdataFromMismatch, "the app data names another signer than the owner " + intent.owner())
                : result;
    }

    private static Result recovered(OrderCreation creation, Order order, OrderSignature signature, IntakeRules rules) {
        Bytes32 digest = Eip712Domain.digest(rules.domainSeparator(), order.structHash());
        Optional<Address> signer = signature.recover(digest);
        if (signer.isEmpty()) {
            return refused(Code.InvalidSignature, "nobody can have made this signature");
        }
        if (creation.from() != null && !creation.from().equals(signer.get())) {
            return refused(Code.WrongOwner, "from is not who signed this order, which is " + signer.get());
        }
        return new Result.Owned(Intent.of(rules.domainSeparator(), order, signer.get(), signature));
    }

    /** A contract signature or a presignature: the owner is who the order says it is. */
    private static Result named(OrderCreation creation, Order order, OrderSignature signature, IntakeRules rules) {
        Address from = creation.from();
        if (from == null || from.isZero()) {
            return refused(
                    Code.MissingFrom,
                    "from must name the owner for scheme "
                            + creation.signingScheme().wireName());
        }
        boolean namesAnother = switch (creation.signingScheme()) {
            case PRESIGN ->
                !creation.signature().isEmpty() && !creation.signature().equals(Bytes.of(from.toArray()));
            case EIP1271, EIP712, ETHSIGN -> false;
        };
        return namesAnother
                ? refused(Code.WrongOwner, "from is not the owner that the signature names")
                : new Result.Owned(Intent.of(rules.domainSeparator(), order, from, signature));
    }

    private static Result refused(Code code, String description) {
        return new Result.Refused(new Refusal(code, description));
    }
}
