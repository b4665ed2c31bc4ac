package io.walras.auctioneer.intake;

import com.typesafe.config.Config;
import io.walras.protocol.chain.Address;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings under {@code walras.intake}.
 *
 * @param maxInFlight orders that may be under examination at once; a further one is told to come back
 * @param chainTimeout how long the chain may take to answer about one order
 * @param contractSignatureGas gas units a contract may spend on confirming a signature
 * @param ordersPerOwner how fast one owner may post what it has signed itself
 * @param unprovenPerAddress how fast one client may post what only the chain can tell to be signed
 * @param ledgerMayLag events of the journal by which the ledger may be behind while orders are admitted
 */
public record IntakeSettings(
        Duration minValidity,
        Duration maxValidity,
        Set<Address> deniedOwners,
        Set<Address> deniedTokens,
        int maxInFlight,
        Duration chainTimeout,
        long contractSignatureGas,
        Rate ordersPerOwner,
        Rate unprovenPerAddress,
        long ledgerMayLag) {
    public IntakeSettings {
        deniedOwners = Set.copyOf(deniedOwners);
        deniedTokens = Set.copyOf(deniedTokens);
        if (maxInFlight < 1 || contractSignatureGas < 1 || chainTimeout.isZero() || chainTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "walras.intake: max-in-flight, chain-timeout and eip1271-gas are positive");
        }
    }

    /** Reads the section {@code walras.intake}. */
    public static IntakeSettings of(Config intake) {
        return new IntakeSettings(
                intake.getDuration("min-validity"),
                intake.getDuration("max-validity"),
                addresses(intake.getStringList("denied-owners")),
                addresses(intake.getStringList("denied-tokens")),
                intake.getInt("max-in-flight"),
                intake.getDuration("chain-timeout"),
                intake.getLong("eip1271-gas"),
                Rate.of(intake.getConfig("orders-per-owner")),
                Rate.of(intake.getConfig("unproven-orders-per-address")),
                intake.getLong("ledger-may-lag"));
    }

    private static Set<Address> addresses(List<String> texts) {
        return texts.stream()
                .map(text -> Address.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("walras.intake: not an address: " + text)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
