// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AllowanceHolder} from "../../src/AllowanceHolder.sol";
import {Settlement} from "../../src/Settlement.sol";
import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {IWETH} from "../../src/interfaces/IWETH.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

contract ConstructorTest is SettlementFixture {
    function test_keeps_auctioneer_in_slot_zero() public view {
        assertEq(vm.load(address(settlement), bytes32(0)), bytes32(uint256(uint160(auctioneer.addr))));
        assertEq(settlement.auctioneer(), auctioneer.addr);
    }

    function test_deploys_its_own_holder_and_executor() public {
        address quoteSettler = makeAddr("quote settler");
        settlement = new Settlement("n", "v", auctioneer.addr, registry, weth, quoteSettler);

        AllowanceHolder ownHolder = AllowanceHolder(settlement.vaultRelayer());
        assertEq(ownHolder.settlement(), address(settlement));
        assertEq(ownHolder.quoteSettler(), quoteSettler);
        assertEq(settlement.executor().settlement(), address(settlement));
        assertEq(settlement.executor().allowanceHolder(), address(ownHolder));
        assertEq(settlement.executor().registry(), address(registry));
        assertEq(address(settlement.executor().wrappedNative()), address(weth));
    }

    function test_derives_order_domain_from_name_and_version() public {
        settlement = new Settlement("Some Name", "v7", auctioneer.addr, registry, weth, address(0));
        assertEq(settlement.domainSeparator(), _domain("Some Name", "v7"));
        assertEq(settlement.awardDomainSeparator(), _domain("Walras", "1"));
    }

    function test_changes_domains_when_chain_forks() public {
        vm.chainId(77);
        assertEq(settlement.domainSeparator(), _domain("Gnosis Protocol", "v2"));
        assertEq(settlement.awardDomainSeparator(), _domain("Walras", "1"));
    }

    function test_reverts_when_auctioneer_is_zero() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidDeployment.selector, address(0)));
        new Settlement("n", "v", address(0), registry, weth, address(0));
    }

    function test_reverts_when_registry_has_no_code() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidDeployment.selector, alice.addr));
        new Settlement("n", "v", auctioneer.addr, SolverRegistry(alice.addr), weth, address(0));
    }

    function test_reverts_when_wrapped_native_has_no_code() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidDeployment.selector, alice.addr));
        new Settlement("n", "v", auctioneer.addr, registry, IWETH(alice.addr), address(0));
    }

    function test_fits_code_size_limit() public view {
        assertLt(address(settlement).code.length, 24_576);
    }

    function test_has_topics_of_gpv2() public pure {
        assertEq(ISettlement.Trade.selector, 0xa07a543ab8a018198e99ca0184c93fe9050a79400a0a723441f84de1d972cc17);
        assertEq(bytes4(ISettlement.Settlement.selector), bytes4(0x40338ce1));
        assertEq(bytes4(ISettlement.OrderInvalidated.selector), bytes4(0x875b6cb0));
        assertEq(bytes4(ISettlement.PreSignature.selector), bytes4(0x01bf7c8b));
    }

    function test_has_selectors_of_gpv2() public pure {
        assertEq(ISettlement.setPreSignature.selector, bytes4(0xec6cb13f));
        assertEq(ISettlement.invalidateOrder.selector, bytes4(0x15337bc0));
        assertEq(ISettlement.filledAmount.selector, bytes4(keccak256("filledAmount(bytes)")));
        assertEq(ISettlement.preSignature.selector, bytes4(keccak256("preSignature(bytes)")));
        assertEq(ISettlement.domainSeparator.selector, bytes4(keccak256("domainSeparator()")));
        assertEq(ISettlement.vaultRelayer.selector, bytes4(keccak256("vaultRelayer()")));
    }

    function _domain(string memory name, string memory version) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                block.chainid,
                address(settlement)
            )
        );
    }
}
