package io.walras.examples.devnet;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.deploy.DeployPlan;
import io.walras.settlement.deploy.Deployer;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.SlashingPlan;
import io.walras.settlement.deploy.SolverRegistration;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import java.net.URI;
import java.util.List;

/** Our contracts on the development chain, deployed as an operator would. */
final class Contracts {
    private static final Uint256 BOND = Uint256.powerOfTen(18);
    private static final long UNBONDING_SECONDS = 3600;
    private static final long DISPUTE_SECONDS = 1800;
    private static final Uint256 EQUIVOCATION_SLASH = Uint256.powerOfTen(17);
    private static final Uint256 MAX_SLASH_PER_AUCTION = Uint256.powerOfTen(16);

    private Contracts() {}

    /** Deploys the contracts; the awards of {@link Roles#auctioneer()} count. */
    static Deployment deploy(URI rpc, Market market) {
        try (JsonRpc node = new JsonRpc(RpcSettings.of(rpc))) {
            return new Deployer(node, Roles.deployer(), step -> {})
                    .deploy(new DeployPlan(
                            DeployPlan.COW_DOMAIN_NAME,
                            DeployPlan.COW_DOMAIN_VERSION,
                            Roles.auctioneer().address(),
                            market.token(Listing.WETH).address(),
                            BOND,
                            UNBONDING_SECONDS,
                            new SlashingPlan(
                                    Roles.deployer().address(),
                                    EQUIVOCATION_SLASH,
                                    MAX_SLASH_PER_AUCTION,
                                    DISPUTE_SECONDS)));
        }
    }

    /** Registers each solver with the least bond that makes it active. */
    static void register(URI rpc, Deployment deployment, List<PrivateKey> solvers) {
        try (JsonRpc node = new JsonRpc(RpcSettings.of(rpc))) {
            SolverRegistration registration =
                    new SolverRegistration(node, deployment.contracts().registry());
            solvers.forEach(solver -> registration.register(solver, BOND));
        }
    }
}
