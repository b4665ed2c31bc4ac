package io.walras.examples.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A running development network, as others find it: where it is, its contracts, tokens and accounts.
 *
 * @param quoteSettler takes makers' quotes; null where there is none
 * @param hooksTrampoline makes the calls that owners of orders ask for; null where there is none
 * @param ethFlow sells native coin for users; null where there is none
 * @param uniswapV2 the factory of the pools
 * @param quoteToken the token that prices are usually quoted in
 * @param tokens by symbol
 * @param accounts funded with the native coin and every token; they have approved nothing
 * @param pids processes by name
 */
public record DevnetFile(
        String rpcUrl,
        long chainId,
        String apiUrl,
        Address settlement,
        Address allowanceHolder,
        Address registry,
        Address executor,
        @Nullable Address quoteSettler,
        @Nullable Address hooksTrampoline,
        @Nullable Address ethFlow,
        Address weth,
        Address uniswapV2,
        Address quoteToken,
        SortedMap<String, TokenInfo> tokens,
        List<Account> accounts,
        List<SolverInfo> solvers,
        List<MakerInfo> makers,
        SortedMap<String, Long> pids) {

    public DevnetFile {
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
        accounts = List.copyOf(accounts);
        solvers = List.copyOf(solvers);
        makers = List.copyOf(makers);
        pids = Collections.unmodifiableSortedMap(new TreeMap<>(pids));
    }

    /** A token. */
    public record TokenInfo(Address address, int decimals) {}

    /** An account that anybody may use. */
    public record Account(Address address, Bytes32 privateKey) {}

    /**
     * A registered and bonded solver.
     *
     * @param url where its engine listens; null if it opens sessions with the auctioneer instead
     */
    public record SolverInfo(
            String name, Address address, @Nullable String url) {}

    /** A market maker and the account it trades from. */
    public record MakerInfo(String name, Address address) {}

    /** The same network with these processes. */
    public DevnetFile withPids(Map<String, Long> newPids) {
        return new DevnetFile(
                rpcUrl,
                chainId,
                apiUrl,
                settlement,
                allowanceHolder,
                registry,
                executor,
                quoteSettler,
                hooksTrampoline,
                ethFlow,
                weth,
                uniswapV2,
                quoteToken,
                tokens,
                accounts,
                solvers,
                makers,
                new TreeMap<>(newPids));
    }

    /** Reads a file that {@link #writeTo} wrote. */
    public static DevnetFile read(Path file) {
        try {
            return ExampleJson.read(Files.readString(file), DevnetFile.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** Writes the file so that a reader finds it complete or not at all. */
    public void writeTo(Path file) {
        try {
            Path target = file.toAbsolutePath();
            Path written = target.resolveSibling(target.getFileName() + ".tmp");
            Files.writeString(written, ExampleJson.pretty(this) + "\n");
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
