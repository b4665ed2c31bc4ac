package io.walras.auctioneer.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.deploy.SlashingPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What solvers lose that fail their duty; fixed for ever by the deployment. */
final class SlashingOptions {
    private static final long TWO_DAYS = 172_800;

    @Option(
            names = "--referee",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Decides disputed proposals to slash. Default: the paying account.")
    private @Nullable Address referee;

    @Option(
            names = "--equivocation-slash",
            paramLabel = "WEI",
            converter = AmountConverter.class,
            defaultValue = "100000000000000000",
            description = "What two signed commitments of one number cost. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Uint256 equivocationSlash;

    @Option(
            names = "--max-slash",
            paramLabel = "WEI",
            converter = AmountConverter.class,
            defaultValue = "10000000000000000",
            description = "What the auctioneer can propose to slash for one auction. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Uint256 maxSlashPerAuction;

    @Option(
            names = "--dispute-delay",
            paramLabel = "SECONDS",
            description = "In which a proposal can be disputed, and then decided; positive and at most the unbonding"
                    + " delay. Default: two days, or the unbonding delay if that is shorter.")
    private @Nullable Long disputeDelay;

    /**
     * The plan, by these options.
     *
     * @throws BadInputException if bonds could leave before a dispute is over
     */
    SlashingPlan plan(Address payer, long unbondingDelay) {
        long delay = disputeDelay == null ? Math.min(TWO_DAYS, unbondingDelay) : disputeDelay;
        if (delay < 1 || delay > unbondingDelay) {
            throw new BadInputException(
                    "--dispute-delay: must be positive and at most the unbonding delay of " + unbondingDelay + " s");
        }
        return new SlashingPlan(referee == null ? payer : referee, equivocationSlash, maxSlashPerAuction, delay);
    }
}
