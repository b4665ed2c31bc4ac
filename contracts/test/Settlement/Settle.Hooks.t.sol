// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hook, IHooksTrampoline} from "../../src/interfaces/IHooksTrampoline.sol";
import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {Award, Bundle, Interaction} from "../../src/types/SettlementTypes.sol";
import {HookLists, Hookable} from "../support/Hookable.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev settle: what owners of orders ask to be called, and what a hook cannot do to others.
contract SettleHooksTest is SettlementFixture {
    IHooksTrampoline private _trampoline;
    Hookable private _target;

    function setUp() public override {
        super.setUp();
        _trampoline = executor.hooksTrampoline();
        _target = new Hookable();
    }

    function test_deploys_a_trampoline_for_the_executor() public view {
        assertEq(_trampoline.executor(), address(executor));
    }

    function test_lets_a_permit_give_the_allowance_of_its_own_fill() public {
        vm.prank(alice.addr);
        tokenA.approve(holder, 0);
        Bundle memory bundle = _crossing();
        _hook(bundle, PRE, address(tokenA), _permit(), 100_000);
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.allowance(alice.addr, holder), 0);
    }

    function test_settles_when_somebody_used_the_permit_before() public {
        (bool used,) = address(tokenA).call(_permit());
        assertTrue(used);
        Bundle memory bundle = _crossing();
        _hook(bundle, PRE, address(tokenA), _permit(), 100_000);
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_settles_when_a_hook_burns_its_gas() public {
        Bundle memory bundle = _crossing();
        _hook(bundle, PRE, address(_target), abi.encodeCall(Hookable.burn, ()), 100_000);
        _hook(bundle, POST, address(_target), hex"01020304", 200_000);
        _settle(bundle);

        assertEq(_target.calls(), 1);
        assertEq(_target.caller(), address(_trampoline));
    }

    function test_settles_and_ignores_a_hook_that_settles_again() public {
        Bundle memory inner = _crossing();
        Award memory award = _award(inner);
        bytes memory again = abi.encodeCall(
            settlement.settle,
            (
                inner.tokens,
                inner.sellPrices,
                inner.buyPrices,
                inner.trades,
                inner.interactions,
                award,
                _signAward(auctioneer.key, award)
            )
        );
        Bundle memory bundle = _crossing();
        _hook(bundle, PRE, address(settlement), again, 2_000_000);
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertFalse(settlement.awardUsed(award.auctionId, award.bundleHash));
    }

    function test_gives_a_hook_no_power_over_our_contracts() public {
        Interaction[] memory none = new Interaction[](0);
        address[] memory tokens = new address[](1);
        tokens[0] = address(tokenA);
        bytes memory pull = abi.encodeWithSignature(
            "pull(address,address,address,uint256)", address(tokenA), alice.addr, address(_target), 1
        );
        _expectPowerless(holder, pull);
        _expectPowerless(address(executor), abi.encodeCall(IInteractionExecutor.execute, (0, none)));
        _expectPowerless(address(executor), abi.encodeCall(IInteractionExecutor.sweep, (tokens)));
        _expectPowerless(address(_trampoline), abi.encodeCall(IHooksTrampoline.execute, (new Hook[](0))));
        _expectPowerless(address(settlement), abi.encodeCall(settlement.invalidateOrder, (_uid(_aliceSellsA()))));
        _expectPowerless(address(settlement), abi.encodeCall(settlement.setPreSignature, (_uid(_aliceSellsA()), true)));
        _expectPowerless(address(registry), abi.encodeCall(ISolverRegistry.withdraw, (payable(address(_target)))));
    }

    function test_gives_a_hook_no_power_over_the_executors_tokens() public {
        // The executor holds Alice's A when the hook, which a solver put between the trades, asks for them.
        Bundle memory bundle = _venueSwap();
        bytes memory take = abi.encodeCall(tokenA.transferFrom, (address(executor), address(_target), 1));
        bundle.interactions[INTRA] = new Interaction[](0);
        _hook(bundle, INTRA, address(tokenA), take, 100_000);
        _interact(bundle, INTRA, _swap(1000, 2000));
        _settle(bundle);

        assertEq(tokenA.balanceOf(address(_target)), 0);
    }

    function test_reverts_when_a_hook_would_get_less_than_its_limit() public {
        Bundle memory bundle = _crossing();
        _hook(bundle, PRE, address(_target), hex"01020304", 40_000_000_000);
        _expectRefused(
            bundle, abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, PRE, 0, bytes(""))
        );
    }

    function test_reverts_when_the_trampoline_would_receive() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        award.payout = address(_trampoline);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidReceiver.selector, address(_trampoline)));
        _settle(bundle, award, signature);
    }

    function testFuzz_settles_whatever_hooks_do(bytes calldata pre, bytes calldata post, uint8 which) public {
        address[6] memory targets =
            [address(tokenA), address(tokenB), address(settlement), address(executor), holder, address(_target)];
        Bundle memory bundle = _venueSwap();
        _hook(bundle, PRE, targets[which % 6], pre, 300_000);
        _hook(bundle, POST, targets[(which / 6) % 6], post, 300_000);
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        _assertNothingKept(tokenA);
        _assertNothingKept(tokenB);
    }

    /// @dev As the trampoline, which is what a hook's target sees; outside of a settlement, where more might be allowed.
    function _expectPowerless(address target, bytes memory callData) private {
        vm.prank(address(_trampoline));
        (bool success,) = target.call(callData);
        assertFalse(success);
    }

    function _hook(Bundle memory bundle, uint256 phase, address target, bytes memory callData, uint256 gasLimit)
        private
        view
    {
        Hook[] memory hooks = HookLists.one(target, callData, gasLimit);
        _interact(bundle, phase, _call(address(_trampoline), abi.encodeCall(IHooksTrampoline.execute, (hooks))));
    }

    function _permit() private view returns (bytes memory) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                alice.addr,
                holder,
                1000,
                0,
                block.timestamp
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(alice.key, keccak256(abi.encodePacked(hex"1901", tokenA.DOMAIN_SEPARATOR(), structHash)));
        return abi.encodeCall(tokenA.permit, (alice.addr, holder, 1000, block.timestamp, v, r, s));
    }
}
