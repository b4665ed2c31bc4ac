package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.devnet.AbiCall;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Words;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevnetIT {
    private static final Duration GONE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void shouldDescribeItselfAndLeaveNoProcessBehind() throws Exception {
        List<ProcessHandle> processes;
        try (RunningDevnet devnet = RunningDevnet.start(folder)) {
            DevnetFile file = devnet.file();
            processes = devnet.processes();

            assertThat(file.chainId()).isEqualTo(31337);
            assertThat(file.quoteSettler()).isNotNull();
            assertThat(file.hooksTrampoline()).isNotNull();
            assertThat(file.tokens()).containsKeys("WETH", "USDC", "DAI", "WBTC", "COW");
            assertThat(file.tokens().values())
                    .extracting(DevnetFile.TokenInfo::decimals)
                    .contains(6, 8, 18);
            assertThat(file.accounts()).hasSize(10);
            assertThat(file.solvers()).extracting(DevnetFile.SolverInfo::name).containsExactly("baseline", "crossing");
            assertThat(file.solvers().getFirst().url()).startsWith("http://127.0.0.1:");
            assertThat(file.solvers().getLast().url()).as("opens a session").isNull();
            assertThat(file.pids()).containsOnlyKeys("anvil", "auctioneer", "baseline", "crossing");
            assertThat(processes).hasSize(5).allMatch(ProcessHandle::isAlive);
            assertNothingIsApproved(file);

            devnet.terminate();
            assertAllEnd(processes);
        }
    }

    @Test
    void shouldLeaveNoProcessBehindWhenItIsKilled() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder, "--no-solvers")) {
            List<ProcessHandle> processes = devnet.processes();
            assertThat(devnet.file().solvers()).isEmpty();

            devnet.kill();

            assertAllEnd(processes);
        }
    }

    private static void assertNothingIsApproved(DevnetFile file) {
        try (DevChain chain = DevChain.connect(URI.create(file.rpcUrl()))) {
            for (DevnetFile.Account account : file.accounts()) {
                for (DevnetFile.TokenInfo token : file.tokens().values()) {
                    Words arguments = new Words().word(account.address()).word(file.allowanceHolder());
                    Uint256 allowance = Uint256.fromWord(
                            chain.call(token.address(), AbiCall.of("allowance(address,address)", arguments))
                                    .toArray());
                    assertThat(allowance).isEqualTo(Uint256.ZERO);
                }
            }
        }
    }

    private static void assertAllEnd(List<ProcessHandle> processes) throws InterruptedException {
        RunningDevnet.await(GONE, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
