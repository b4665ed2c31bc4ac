package io.walras.auctioneer.intake;

import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an order must obey to be admitted.
 *
 * @param domain what owners sign in
 * @param wrappedNative the token that the native marker stands for
 * @param forbiddenReceivers contracts of ours, which would keep what they are sent and are called by no order's hooks
 * @param callsHooks whether there is a contract that makes the calls that owners ask for
 * @param ethFlow the contract that announces its orders on-chain, none of which can be posted; null for none
 * @param deniedOwners accounts that may not trade
 * @param deniedTokens tokens that are not traded
 * @param minValiditySeconds how long an order must be valid at least
 * @param maxValiditySeconds how long it may be valid at most; presigned orders may be valid for ever
 * @param contractSignatureGas gas units that a contract may spend on confirming a signature
 * @param markets those that have a book
 */
public record IntakeRules(
        Eip712Domain domain,
        Bytes32 domainSeparator,
        Address wrappedNative,
        Set<Address> forbiddenReceivers,
        boolean callsHooks,
        @Nullable Address ethFlow,
        Set<Address> deniedOwners,
        Set<Address> deniedTokens,
        long minValiditySeconds,
        long maxValiditySeconds,
        long contractSignatureGas,
        List<Market> markets) {
    public IntakeRules {
        forbiddenReceivers = Set.copyOf(forbiddenReceivers);
        deniedOwners = Set.copyOf(deniedOwners);
        deniedTokens = Set.copyOf(deniedTokens);
        markets = List.copyOf(markets);
        if (minValiditySeconds < 0 || maxValiditySeconds <= minValiditySeconds) {
            throw new IllegalArgumentException(
                    "validity from " + minValiditySeconds + " to " + maxValiditySeconds + " s allows no order");
        }
    }

    /** Rules for a deployment, the limits as configured. */
    public static IntakeRules of(
            Eip712Domain domain,
            Address wrappedNative,
            Set<Address> forbiddenReceivers,
            boolean callsHooks,
            @Nullable Address ethFlow,
            IntakeSettings settings,
            List<Market> markets) {
        return new IntakeRules(
                domain,
                domain.separator(),
                wrappedNative,
                forbiddenReceivers,
                callsHooks,
                ethFlow,
                settings.deniedOwners(),
                settings.deniedTokens(),
                settings.minValidity().toSeconds(),
                settings.maxValidity().toSeconds(),
                settings.contractSignatureGas(),
                markets);
    }
}
