package io.walras.auctioneer.cli;

import io.walras.auctioneer.cli.RegistryOptions.Plan;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.RegistryCalls;
import io.walras.settlement.chain.SolverBond;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walras bond}: a solver's bond. */
@Command(
        name = "bond",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows and changes what a solver has bonded. Amounts are in wei.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the node could not be asked, or the registry refuses; one line on standard error says why",
            "2:an option or the key file is not usable"
        })
final class BondCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected before a subcommand runs
    private CommandSpec spec;

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells a solver's bond.")
    int show(
            @Mixin RegistryOptions registry,
            @Parameters(paramLabel = "SOLVER", converter = AddressConverter.class) Address solver) {
        SolverBond bond = registry.ask(reader -> reader.bond(solver));
        PrintWriter out = out();
        out.println("solver     " + solver.toChecksum());
        out.println("block      " + bond.block());
        out.println("registered " + bond.isRegistered());
        out.println("active     " + bond.isActive());
        out.println("bond       " + bond.amount());
        out.println("unbonding  " + bond.unbonding()
                + (bond.availableAt() == 0 ? "" : " from " + Instant.ofEpochSecond(bond.availableAt()) + " on"));
        out.println("locked     " + bond.locked());
        return 0;
    }

    @Command(
            name = "deposit",
            mixinStandardHelpOptions = true,
            description = "Adds to a bond; registers the account first if it is the solver's own.")
    int deposit(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Parameters(paramLabel = "WEI", converter = AmountConverter.class) Uint256 amount,
            @Option(
                            names = "--solver",
                            paramLabel = "ADDRESS",
                            converter = AddressConverter.class,
                            description = "Whose bond. Default: the paying account's.")
                    @Nullable
                    Address other) {
        PrivateKey key = payer.read();
        Address solver = other == null ? key.address() : other;
        boolean isRegistered = registry.ask(reader -> reader.bond(solver)).isRegistered();
        if (!isRegistered && other != null && !other.equals(key.address())) {
            throw new BadInputException("--solver: " + solver.toChecksum() + " has not registered");
        }
        Plan plan = isRegistered
                ? new Plan(
                        "add " + amount + " wei to the bond of " + solver.toChecksum(),
                        amount,
                        RegistryCalls.bond(solver))
                : new Plan("register with a bond of " + amount + " wei", amount, RegistryCalls.register());
        registry.carryOut(plan, key, out());
        return 0;
    }

    @Command(
            name = "unbond",
            mixinStandardHelpOptions = true,
            description = "Asks a part of the own bond back; it can be withdrawn after the unbonding delay.")
    int unbond(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Parameters(paramLabel = "WEI", converter = AmountConverter.class) Uint256 amount) {
        Plan plan = new Plan("ask " + amount + " wei back", Uint256.ZERO, RegistryCalls.requestUnbond(amount));
        registry.carryOut(plan, payer.read(), out());
        return 0;
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Leaves bonded what was asked back.")
    int cancel(@Mixin RegistryOptions registry, @Mixin KeyOption payer) {
        Plan plan = new Plan("leave all of it bonded", Uint256.ZERO, RegistryCalls.cancelUnbond());
        registry.carryOut(plan, payer.read(), out());
        return 0;
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Pays out what was asked back, once the unbonding delay is over and no proposal holds it.")
    int withdraw(
            @Mixin RegistryOptions registry,
            @Mixin KeyOption payer,
            @Option(
                            names = "--to",
                            paramLabel = "ADDRESS",
                            converter = AddressConverter.class,
                            description = "Who gets it. Default: the account itself.")
                    @Nullable
                    Address to) {
        PrivateKey key = payer.read();
        Address recipient = to == null ? key.address() : to;
        Uint256 amount = registry.ask(reader -> reader.bond(key.address())).unbonding();
        Plan plan = new Plan(
                "withdraw " + amount + " wei to " + recipient.toChecksum(),
                Uint256.ZERO,
                RegistryCalls.withdraw(recipient));
        registry.carryOut(plan, key, out());
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
