package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.RegistryCalls;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.rpc.JsonRpc;

/** Joins the solvers of a registry. */
public record SolverRegistration(JsonRpc rpc, Address registry) {
    /** Whether the solver may settle. */
    public boolean isActive(Address solver) {
        return ask(RegistryCalls.isActive(solver)).equals(Uint256.ONE);
    }

    /** Whether the solver is registered, whatever its bond. */
    public boolean isRegistered(Address solver) {
        return ask(RegistryCalls.isRegistered(solver)).equals(Uint256.ONE);
    }

    /**
     * Registers the owner of the key, unless it is, and brings its bond up to the given wei, unless it is.
     *
     * @throws OperatorAccount.Failed if the account cannot pay
     */
    public void register(PrivateKey solver, Uint256 bond) {
        OperatorAccount account = new OperatorAccount(rpc, solver);
        if (!isRegistered(solver.address())) {
            account.call(registry, bond, RegistryCalls.register());
            return;
        }
        Uint256 missing = bond.minusOrZero(ask(RegistryCalls.bondOf(solver.address())));
        if (!missing.isZero()) {
            account.call(registry, missing, RegistryCalls.bond(solver.address()));
        }
    }

    private Uint256 ask(Bytes question) {
        long latest = new Blocks(rpc).latest().number();
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(EthCall.of(registry, question).at(latest)));
        return switch (outcome.answer(data -> data.uint256(0))) {
            case CallOutcome.Answer.Some<Uint256> some -> some.value();
            case CallOutcome.Answer.None<Uint256> none ->
                throw new IllegalStateException("there is no solver registry at " + registry + ": it " + none.reason());
        };
    }
}
