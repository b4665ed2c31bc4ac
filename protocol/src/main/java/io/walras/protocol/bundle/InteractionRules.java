package io.walras.protocol.bundle;

import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What interactions may be and call: bounded in number and size, never one of our own contracts, never a method that
 * grants, changes or uses a permission to move tokens (each as its standard spells it, whatever the target), no allowance
 * over one of our own contracts. The executor refuses the same.
 */
record InteractionRules(BundleLimits limits) {
    private static final Set<Bytes> FORBIDDEN_SELECTORS = Stream.of(
                    "approve(address,uint256)",
                    "transferFrom(address,address,uint256)",
                    "increaseAllowance(address,uint256)",
                    "decreaseAllowance(address,uint256)",
                    "increaseApproval(address,uint256)",
                    "decreaseApproval(address,uint256)",
                    "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                    "permit(address,address,uint256,uint256,bytes)",
                    "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
                    "approveAndCall(address,uint256)",
                    "approveAndCall(address,uint256,bytes)",
                    "transferFromAndCall(address,address,uint256)",
                    "transferFromAndCall(address,address,uint256,bytes)",
                    "authorizeOperator(address)",
                    "operatorSend(address,address,uint256,bytes,bytes)",
                    "operatorBurn(address,uint256,bytes,bytes)",
                    "approve(address)",
                    "move(address,address,uint256)",
                    "pull(address,uint256)",
                    "setApprovalForAll(address,bool)")
            .map(signature -> Bytes.of(Keccak256.hash(signature).toArray()).slice(0, 4))
            .collect(Collectors.toUnmodifiableSet());

    void check(Bundle bundle) throws Broken {
        List<Call> calls = calls(bundle);
        List<Allowance> allowances = allowances(bundle);
        int interactions = bundle.preInteractions().size()
                + bundle.interactions().size()
                + bundle.postInteractions().size()
                + allowances.size();
        if (interactions > limits.maxInteractions()) {
            throw new Broken(
                    Code.TooBig,
                    interactions + " interactions and allowances; " + limits.maxInteractions() + " are allowed");
        }
        long bytes = calls.stream().mapToLong(call -> call.callData().size()).sum();
        if (bytes > limits.maxCallDataBytes()) {
            throw new Broken(Code.TooBig, bytes + " bytes of call data; " + limits.maxCallDataBytes() + " are allowed");
        }
        for (Interaction interaction : bundle.interactions()) {
            if (interaction.internalize()) {
                List<Address> tokens =
                        interaction.inputs().stream().map(TokenAmount::token).toList();
                throw new Broken(Code.NonBufferableTokensUsed, "there are no buffers to internalise with", tokens);
            }
        }
        for (Call call : calls) {
            check(call);
        }
        for (Allowance allowance : allowances) {
            requireOutsider(allowance.token());
        }
    }

    private static List<Call> calls(Bundle bundle) {
        List<Call> calls = new ArrayList<>(bundle.preInteractions());
        for (Interaction interaction : bundle.interactions()) {
            if (interaction instanceof Interaction.Custom custom) {
                calls.add(custom.call());
            }
        }
        calls.addAll(bundle.postInteractions());
        return calls;
    }

    private static List<Allowance> allowances(Bundle bundle) {
        List<Allowance> allowances = new ArrayList<>();
        for (Interaction interaction : bundle.interactions()) {
            if (interaction instanceof Interaction.Custom custom) {
                allowances.addAll(custom.allowances());
            }
        }
        return allowances;
    }

    private void requireOutsider(Address target) throws Broken {
        if (limits.forbiddenTargets().contains(target)) {
            throw new Broken(Code.ForbiddenInteraction, "solvers may not call " + target);
        }
    }

    private void check(Call call) throws Broken {
        requireOutsider(call.target());
        boolean forbidden = call.callData().size() >= 4
                && FORBIDDEN_SELECTORS.contains(call.callData().slice(0, 4));
        if (forbidden) {
            throw new Broken(
                    Code.ForbiddenInteraction,
                    "solvers may not call the method " + call.callData().slice(0, 4) + " of " + call.target());
        }
    }
}
