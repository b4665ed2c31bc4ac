package io.walras.auctioneer.app;

import io.walras.auctioneer.replay.JournalArchive;
import io.walras.protocol.auction.Award;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.KeyFile;
import io.walras.settlement.chain.ChainReader;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.encode.AwardSigner;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chain and our contracts on it, found to be what the settings say.
 *
 * @param orderDomain what owners sign in
 * @param awardDomain what the auctioneer signs in
 */
record ChainParts(
        JsonRpc rpc,
        long chainId,
        SettlementContracts contracts,
        Eip712Domain orderDomain,
        Eip712Domain awardDomain,
        PrivateKey auctioneer,
        PrivateKey submitter) {

    /**
     * Connects to the node and compares.
     *
     * @throws Misconfigured if the chain, the contract, its domains or its auctioneer are not those of the settings
     */
    static ChainParts connect(Settings settings) {
        PrivateKey auctioneer = KeyFile.read(settings.auctioneerKey());
        PrivateKey submitter = KeyFile.read(settings.submitterKey());
        Settings.Chain chain = settings.chain();
        JsonRpc rpc = new JsonRpc(RpcSettings.of(chain.rpc()).withTimeout(chain.timeout()));
        SettlementContracts contracts = SettlementContracts.at(rpc, chain.settlement());
        long chainId = new ChainReader(rpc, contracts).chainId();
        Eip712Domain orders =
                new Eip712Domain(chain.domainName(), chain.domainVersion(), chain.chainId(), chain.settlement());
        Eip712Domain awards = Eip712Domain.walras(chain.chainId(), chain.settlement());
        require(chainId == chain.chainId(), "the node is on chain " + chainId + ", walras.chain.chain-id is not");
        require(
                contracts.orderDomain().equals(orders.separator()),
                "the settlement contract was deployed with another walras.chain.domain-name or domain-version");
        require(
                contracts.awardDomain().equals(awards.separator()),
                "the settlement contract does not take awards of this version");
        require(
                contracts.auctioneer().equals(auctioneer.address()),
                "the settlement contract takes awards of " + contracts.auctioneer()
                        + "; the key in walras.keys.auctioneer-file is of " + auctioneer.address());
        Address ethFlow = settings.indexer().ethFlow();
        require(
                ethFlow == null || contracts.isServedBy(rpc, ethFlow),
                "walras.indexer.eth-flow: " + ethFlow + " is no eth-flow contract of the settlement contract "
                        + chain.settlement() + "; set it to the ethFlow of its deployment, or to \"\" for none");
        return new ChainParts(rpc, chainId, contracts, orders, awards, auctioneer, submitter);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Misconfigured(otherwise);
        }
    }

    /** What every record of an auction tells of the chain. */
    JournalArchive.Deployment published() {
        return new JournalArchive.Deployment(orderDomain, awardDomain, auctioneer.address(), contracts.wrappedNative());
    }

    Bytes sign(Award award) {
        return new AwardSigner(auctioneer, awardDomain).sign(award);
    }

    /** Reads what is behind makers' quotes; null where there is no contract that takes them. */
    @Nullable
    QuoteReader quoteReader() {
        Address quoteSettler = contracts.quoteSettler();
        return quoteSettler == null ? null : new QuoteReader(rpc, contracts.allowanceHolder(), quoteSettler, chainId);
    }

    /** Signs a receipt, 65 bytes r || s || v. */
    Bytes sign(BidReceipt receipt) {
        return auctioneer.sign(awardDomain.digest(receipt.structHash())).toBytes();
    }

    /** What keeps the chain from being used, if something does. Blocks. */
    Optional<String> whyNotReady() {
        long now = new ChainReader(rpc, contracts).chainId();
        return now == chainId ? Optional.empty() : Optional.of("the node has moved to chain " + now);
    }

    /**
     * The contracts that solvers' interactions may not call. The executor would call the quote settler, but a take that a
     * solver encoded itself could fill somebody's open order at its limit, past all rules of the auction. Hooks are
     * called for owners of orders alone: their targets may rely on it.
     */
    Set<Address> forbiddenTargets() {
        Set<Address> targets = new TreeSet<>(List.of(
                contracts.settlement(), contracts.allowanceHolder(), contracts.executor(), contracts.registry()));
        if (contracts.quoteSettler() != null) {
            targets.add(contracts.quoteSettler());
        }
        if (contracts.hooksTrampoline() != null) {
            targets.add(contracts.hooksTrampoline());
        }
        return targets;
    }

    /** The settings do not fit the chain; the message is one line that tells the operator what to change. */
    static final class Misconfigured extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misconfigured(String message) {
            super(message);
        }
    }
}
