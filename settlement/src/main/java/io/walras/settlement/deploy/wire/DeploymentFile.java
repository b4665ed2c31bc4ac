package io.walras.settlement.deploy.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.deploy.DeployPlan;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.SlashingPlan;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A deployment as a JSON file, for whoever configures an auctioneer or a client. */
public final class DeploymentFile {
    private static final ObjectMapper JSON = Json.strict(new JsonLimits(64 * 1024, 1024, JsonLimits.FIELD_NAME_LENGTH));

    private DeploymentFile() {}

    /**
     * Writes the file; it appears whole or not at all.
     *
     * @throws FileAlreadyExistsException if it exists: what it says may be in use
     */
    public static void write(Path file, Deployment deployment) throws IOException {
        Path target = file.toAbsolutePath();
        Path whole = Files.createTempFile(target.getParent(), "deployment", ".tmp");
        try {
            Files.writeString(
                    whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields(deployment)) + "\n");
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Reads the file.
     *
     * @throws io.walras.protocol.wire.MalformedJsonException if it is no deployment
     */
    public static Deployment read(Path file) throws IOException {
        JsonCursor root = Json.parse(JSON, Files.readAllBytes(file));
        DeployPlan plan = new DeployPlan(
                root.field("domainName").text(),
                root.field("domainVersion").text(),
                root.field("auctioneer").address(),
                root.field("weth").address(),
                root.field("minimumBond").amount(),
                root.field("unbondingDelay").integer(0, Long.MAX_VALUE),
                new SlashingPlan(
                        root.field("referee").address(),
                        root.field("equivocationSlash").amount(),
                        root.field("maxSlashPerAuction").amount(),
                        root.field("disputeDelay").integer(0, Long.MAX_VALUE)));
        SettlementContracts contracts = new SettlementContracts(
                root.field("settlement").address(),
                root.field("allowanceHolder").address(),
                root.field("executor").address(),
                root.field("registry").address(),
                plan.wrappedNative(),
                plan.auctioneer(),
                root.field("orderDomain").bytes32(),
                root.field("awardDomain").bytes32(),
                root.optional("quoteSettler").map(JsonCursor::address).orElse(null),
                root.optional("hooksTrampoline").map(JsonCursor::address).orElse(null));
        return new Deployment(
                root.field("chainId").integer(0, Long.MAX_VALUE),
                plan,
                contracts,
                root.field("blockNumber").integer(0, Long.MAX_VALUE),
                root.optional("ethFlow").map(JsonCursor::address).orElse(null));
    }

    private static Map<String, Object> fields(Deployment deployment) {
        SettlementContracts contracts = deployment.contracts();
        SlashingPlan slashing = deployment.plan().slashing();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chainId", deployment.chainId());
        fields.put("blockNumber", deployment.blockNumber());
        fields.put("settlement", contracts.settlement().toChecksum());
        fields.put("allowanceHolder", contracts.allowanceHolder().toChecksum());
        fields.put("executor", contracts.executor().toChecksum());
        fields.put("registry", contracts.registry().toChecksum());
        if (contracts.quoteSettler() != null) {
            fields.put("quoteSettler", contracts.quoteSettler().toChecksum());
        }
        if (contracts.hooksTrampoline() != null) {
            fields.put("hooksTrampoline", contracts.hooksTrampoline().toChecksum());
        }
        if (deployment.ethFlow() != null) {
            fields.put("ethFlow", deployment.ethFlow().toChecksum());
        }
        fields.put("weth", contracts.wrappedNative().toChecksum());
        fields.put("auctioneer", contracts.auctioneer().toChecksum());
        fields.put("domainName", deployment.plan().domainName());
        fields.put("domainVersion", deployment.plan().domainVersion());
        fields.put("orderDomain", contracts.orderDomain());
        fields.put("awardDomain", contracts.awardDomain());
        fields.put("minimumBond", deployment.plan().minimumBond());
        fields.put("unbondingDelay", deployment.plan().unbondingDelay());
        fields.put("referee", slashing.referee().toChecksum());
        fields.put("equivocationSlash", slashing.equivocationSlash());
        fields.put("maxSlashPerAuction", slashing.maxSlashPerAuction());
        fields.put("disputeDelay", slashing.disputeDelay());
        return fields;
    }
}
