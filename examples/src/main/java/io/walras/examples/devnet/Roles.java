package io.walras.examples.devnet;

import io.walras.examples.process.Anvil;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.dev.DevKeys;
import java.util.List;
import java.util.stream.IntStream;

/** Who uses which of the chain's funded accounts. */
final class Roles {
    /** Accounts for whoever uses the network. */
    static final int USERS = 10;

    private static final int DEPLOYER = 10;
    private static final int SUBMITTER = 11;
    private static final int AUCTIONEER = 12;
    private static final int FIRST_MAKER = 13;
    private static final int REFUNDER = 19;
    private static final int FIRST_SOLVER = 20;

    private Roles() {}

    static List<PrivateKey> users() {
        return IntStream.range(0, USERS).mapToObj(DevKeys::key).toList();
    }

    /** Deploys and funds everything. */
    static PrivateKey deployer() {
        return DevKeys.key(DEPLOYER);
    }

    /** Sends the settlements and pays their gas. */
    static PrivateKey submitter() {
        return DevKeys.key(SUBMITTER);
    }

    /** Pays back what expired orders did not sell. */
    static PrivateKey refunder() {
        return DevKeys.key(REFUNDER);
    }

    /** Signs the awards. */
    static PrivateKey auctioneer() {
        return DevKeys.key(AUCTIONEER);
    }

    /** The account of the maker of this number, from 0. */
    static PrivateKey maker(int number) {
        return DevKeys.key(FIRST_MAKER + number);
    }

    /** The account that stands for the solver of this number, from 0. */
    static PrivateKey solver(int number) {
        int index = FIRST_SOLVER + number;
        if (index >= Anvil.ACCOUNTS) {
            throw new IllegalArgumentException("too many solvers: there are accounts for " + (index - FIRST_SOLVER));
        }
        return DevKeys.key(index);
    }
}
