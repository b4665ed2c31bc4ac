// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InteractionExecutor} from "../../src/InteractionExecutor.sol";
import {DevToken} from "../../src/dev/DevToken.sol";
import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {NATIVE} from "../../src/types/SettlementTypes.sol";
import {Weth} from "../support/Weth.sol";
import {Test} from "forge-std/Test.sol";

/// @dev This test plays the settlement.
contract SweepTest is Test {
    InteractionExecutor private _executor;
    DevToken private _token;
    Weth private _weth;

    function setUp() public {
        _weth = new Weth();
        _executor = new InteractionExecutor(address(this), makeAddr("holder"), makeAddr("registry"), _weth);
        _token = new DevToken("T", "T", 18);
    }

    function test_sends_whole_balances_and_wrapped_native_coin() public {
        _token.mint(address(_executor), 10);
        vm.deal(address(_executor), 7);
        _executor.sweep(_list(address(_token), address(_weth)));

        assertEq(_token.balanceOf(address(this)), 10);
        assertEq(_weth.balanceOf(address(this)), 7);
        assertEq(address(_executor).balance, 0);
    }

    function test_transfers_nothing_when_it_holds_nothing() public {
        vm.expectCall(address(_token), abi.encodeCall(_token.transfer, (address(this), 0)), 0);
        _executor.sweep(_list(address(_token), address(_weth)));
    }

    function test_passes_native_marker_over() public {
        _token.mint(address(_executor), 10);
        _executor.sweep(_list(address(_token), NATIVE));
        assertEq(_token.balanceOf(address(this)), 10);
    }

    function testFuzz_reverts_when_caller_is_not_settlement(address caller) public {
        vm.assume(caller != address(this));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IInteractionExecutor.NotSettlement.selector, caller));
        _executor.sweep(new address[](0));
    }

    function _list(address first, address second) private pure returns (address[] memory tokens) {
        tokens = new address[](2);
        (tokens[0], tokens[1]) = (first, second);
    }
}
