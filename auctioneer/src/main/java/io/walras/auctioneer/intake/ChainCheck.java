package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges an order by what the chain says of its tokens, its owner's signature and funds: a
 * pure function of both. Asks for little: an order that cannot be filled yet may wait, one whose funds could never be
 * moved may not.
 */
final class ChainCheck {
    private final Intent intent;
    private final List<Hook> preHooks;
    private final boolean fullBalance;

    /** {@code fullBalance}: the whole sell amount must be there already, or when the order's {@code preHooks} are done. */
    ChainCheck(Intent intent, List<Hook> preHooks, boolean fullBalance) {
        this.intent = intent;
        this.preHooks = List.copyOf(preHooks);
        this.fullBalance = fullBalance;
    }

    /** What to ask. */
    IntakeChain.Question question(IntakeRules rules, long contractSignatureGas) {
        Address buyToken = intent.order().buyToken().nativeAs(rules.wrappedNative());
        return new IntakeChain.Question(
                intent.owner(),
                intent.order().sellToken(),
                buyToken,
                transfers(),
                preHooks,
                scheme() != SigningScheme.EIP1271
                        ? null
                        : new IntakeChain.ContractSignature(
                                Eip712Domain.digest(
                                        rules.domainSeparator(), intent.order().structHash()),
                                intent.signature().bytes(),
                                contractSignatureGas),
                scheme() == SigningScheme.PRESIGN ? intent.uid() : null);
    }

    /** Whether the owner has signed, as far as an order that is not {@link #broken} may leave that open. */
    boolean proven(Facts facts) {
        return scheme() != SigningScheme.PRESIGN || facts.signatureConfirmed();
    }

    /** Why the order is refused, if it is. */
    Optional<Refusal> broken(Facts facts) {
        return token("sellToken", facts.sellToken())
                .or(() -> token("buyToken", facts.buyToken()))
                .or(() -> signature(facts))
                .or(() -> scheme() == SigningScheme.PRESIGN ? Optional.empty() : funds(facts));
    }

    /** Some tokens cannot move a single atom, so a few small amounts are tried. */
    private List<Uint256> transfers() {
        Uint256 sellAmount = intent.order().sellAmount();
        return fullBalance
                ? List.of(sellAmount)
                : Stream.of(1L, 10L, 100L)
                        .map(atoms -> Uint256.of(atoms).min(sellAmount))
                        .distinct()
                        .toList();
    }

    private static Optional<Refusal> token(String field, Account account) {
        return account == Account.CONTRACT
                ? Optional.empty()
                : refused(Code.UnsupportedToken, field + " is not a contract on this chain");
    }

    private Optional<Refusal> signature(Facts facts) {
        return switch (scheme()) {
            case EIP712, ETHSIGN ->
                facts.owner() == Account.CONTRACT
                        ? refused(
                                Code.IncompatibleSigningScheme,
                                "the owner is a contract; it signs by eip1271 or presign")
                        : Optional.empty();
            case EIP1271 -> {
                if (facts.owner() == Account.WITHOUT_CODE) {
                    yield refused(
                            Code.IncompatibleSigningScheme, "the owner is no contract; it signs by eip712 or ethsign");
                }
                yield facts.signatureConfirmed()
                        ? Optional.empty()
                        : refused(Code.InvalidEip1271Signature, "the owner's contract does not confirm the signature");
            }
            case PRESIGN -> Optional.empty();
        };
    }

    private Optional<Refusal> funds(Facts facts) {
        Uint256 sellAmount = intent.order().sellAmount();
        Uint256 least = transfers().get(0);
        boolean mayArrive =
                !fullBalance && facts.balance().isZero() && !facts.allowance().isLessThan(sellAmount);
        if (mayArrive) {
            return Optional.empty();
        }
        if (facts.balance().isLessThan(least)) {
            return refused(Code.InsufficientBalance, "the owner has " + facts.balance() + " atoms of sellToken");
        }
        if (facts.allowance().isLessThan(least)) {
            return refused(
                    Code.InsufficientAllowance,
                    "the owner allows the allowance holder " + facts.allowance() + " atoms of sellToken");
        }
        return facts.transferable()
                ? Optional.empty()
                : refused(Code.TransferSimulationFailed, "sellToken refuses to move from the owner");
    }

    private SigningScheme scheme() {
        return intent.signature().scheme();
    }

    private static Optional<Refusal> refused(Code code, String description) {
        return Optional.of(new Refusal(code, description));
    }
}
