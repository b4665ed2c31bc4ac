package io.walras.auctioneer.cli;

import io.walras.auctioneer.cli.RegistryOptions.Plan;
import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.RegistryCalls;
import io.walras.settlement.chain.SlashProposal;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walras slash}: what becomes of the bonds of solvers that fail their duty. */
@Command(
        name = "slash",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Slashes bonds by the registry's rules. What two signatures prove anybody may bring; anything else the",
            "auctioneer proposes, the solver may dispute, and the referee decides."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the node could not be asked, or the registry refuses; one line on standard error says why",
            "2:an option, the key file or the evidence is not usable"
        })
final class SlashCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected before a subcommand runs
    private CommandSpec spec;

    /** What the referee says. */
    enum Ruling {
        UPHOLD,
        DISMISS
    }

    @Command(
            name = "equivocation",
            mixinStandardHelpOptions = true,
            description =
                    "Proves with two signatures of the record of an auction that a solver contradicted itself. Half"
                            + " of the slice goes to the caller.")
    int equivocation(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Mixin EvidenceOptions evidence,
            @Option(
                            names = "--solver",
                            paramLabel = "ADDRESS",
                            converter = AddressConverter.class,
                            description = "Which solver, if there are several.")
                    @Nullable
                    Address solver) {
        Equivocation proof = evidence.equivocation(solver);
        Plan plan = new Plan(
                "slash " + proof.solver().toChecksum() + " for two commitments of number "
                        + proof.first().commitment().sequence() + " in auction "
                        + proof.first().commitment().auctionId(),
                Uint256.ZERO,
                RegistryCalls.slashEquivocation(proof.first(), proof.second()));
        registry.carryOut(plan, payer.read(), out());
        return 0;
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Proposes, as the auctioneer, to slash a solver for its published faults in an auction.")
    int propose(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Mixin EvidenceOptions evidence,
            @Option(names = "--solver", required = true, paramLabel = "ADDRESS", converter = AddressConverter.class)
                    Address solver,
            @Option(names = "--amount", required = true, paramLabel = "WEI", converter = AmountConverter.class)
                    Uint256 amount) {
        EvidenceOptions.Faults faults = evidence.faultsOf(solver);
        Bytes32 hash = faults.hash();
        Uint256 most = registry.ask(reader -> reader.proposable(solver, faults.auctionId()));
        if (amount.isZero() || amount.isGreaterThan(most)) {
            throw new BadInputException("--amount: from 1 to " + most + " wei can be proposed against "
                    + solver.toChecksum() + " for auction " + faults.auctionId() + " now");
        }
        Plan plan = new Plan(
                "propose to slash " + amount + " wei of " + solver.toChecksum() + " for " + faults.names()
                        + " in auction " + faults.auctionId() + ", evidence " + hash,
                Uint256.ZERO,
                RegistryCalls.proposeSlash(solver, faults.auctionId(), amount, hash));
        registry.carryOut(plan, payer.read(), out());
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells a proposal.")
    int show(@Mixin RegistryOptions registry, @Parameters(paramLabel = "ID") long id) {
        out().println(text(known(registry, id)));
        return 0;
    }

    @Command(
            name = "execute",
            mixinStandardHelpOptions = true,
            description = "Slashes what nobody disputed in time. Anybody may.")
    int execute(@Mixin RegistryOptions registry, @Mixin KeyOption payer, @Parameters(paramLabel = "ID") long id) {
        return carryOut("execute", registry, payer, id, RegistryCalls::executeSlash);
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Withdraws, as the auctioneer, a proposal that is not decided.")
    int cancel(@Mixin RegistryOptions registry, @Mixin KeyOption payer, @Parameters(paramLabel = "ID") long id) {
        return carryOut("withdraw", registry, payer, id, RegistryCalls::withdrawSlash);
    }

    @Command(
            name = "dispute",
            mixinStandardHelpOptions = true,
            description = "Disputes, as the solver, a proposal against it.")
    int dispute(@Mixin RegistryOptions registry, @Mixin KeyOption payer, @Parameters(paramLabel = "ID") long id) {
        return carryOut("dispute", registry, payer, id, RegistryCalls::disputeSlash);
    }

    @Command(
            name = "decide",
            mixinStandardHelpOptions = true,
            description = "Decides, as the referee, what is disputed.")
    int decide(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Option(
                            names = "--ruling",
                            required = true,
                            paramLabel = "uphold|dismiss",
                            description = "Whether the bond is slashed or freed.")
                    Ruling ruling,
            @Parameters(paramLabel = "ID") long id) {
        boolean uphold = ruling == Ruling.UPHOLD;
        LongFunction<Bytes> call = number -> RegistryCalls.decideDispute(number, uphold);
        return carryOut(uphold ? "uphold" : "dismiss", registry, payer, id, call);
    }

    @Command(
            name = "dismiss",
            mixinStandardHelpOptions = true,
            description = "Frees what was disputed and not decided in time. Anybody may.")
    int dismiss(@Mixin RegistryOptions registry, @Mixin KeyOption payer, @Parameters(paramLabel = "ID") long id) {
        return carryOut("dismiss", registry, payer, id, RegistryCalls::dismissUndecided);
    }

    private int carryOut(String verb, RegistryOptions registry, KeyOption payer, long id, LongFunction<Bytes> call) {
        SlashProposal proposal = known(registry, id);
        Plan plan = new Plan(verb + " " + text(proposal), Uint256.ZERO, call.apply(id));
        registry.carryOut(plan, payer.read(), out());
        return 0;
    }

    private static SlashProposal known(RegistryOptions registry, long id) {
        if (id < 1) {
            throw new BadInputException("ID: proposals are numbered from 1");
        }
        SlashProposal proposal = registry.ask(reader -> reader.proposal(id));
        if (proposal.state() == SlashProposal.State.NONE) {
            throw new BadInputException("ID: there is no proposal " + id);
        }
        return proposal;
    }

    private static String text(SlashProposal proposal) {
        return "proposal " + proposal.id() + " (" + proposal.state().name().toLowerCase(Locale.ROOT) + " until "
                + Instant.ofEpochSecond(proposal.until()) + "): " + proposal.amount() + " wei of "
                + proposal.solver().toChecksum() + " for auction " + proposal.auctionId() + ", evidence "
                + proposal.evidenceHash();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
