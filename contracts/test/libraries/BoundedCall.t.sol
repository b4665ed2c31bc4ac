// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BoundedCall} from "../../src/libraries/BoundedCall.sol";
import {Test} from "forge-std/Test.sol";

/// @dev The assembly against its Solidity twin.
contract BoundedCallTest is Test {
    Echo private _echo;

    function setUp() public {
        _echo = new Echo();
        vm.deal(address(this), 1 ether);
    }

    function testFuzz_call_equals_its_twin(bytes memory answer, bool reverts, uint8 value, uint16 maxReturned) public {
        bytes memory data = abi.encodeCall(Echo.echo, (answer, reverts));
        (bool success, bytes memory returned) = BoundedCall.tryCall(address(_echo), value, gasleft(), data, maxReturned);
        (bool twinSuccess, bytes memory twinReturned) = address(_echo).call{value: value}(data);

        assertEq(success, twinSuccess);
        assertEq(returned, _cut(twinReturned, maxReturned));
    }

    function testFuzz_word_equals_its_twin(bytes memory answer, bool reverts) public view {
        bytes memory data = abi.encodeCall(Echo.echoView, (answer, reverts));
        (bool answered, bytes32 word) = BoundedCall.tryStaticWord(address(_echo), gasleft(), data);
        (bool success, bytes memory returned) = address(_echo).staticcall(data);

        assertEq(answered, success && returned.length == 32);
        assertEq(word, answered ? bytes32(returned) : bytes32(0));
    }

    function testFuzz_word_is_read_when_answer_is_one(bytes32 expected) public view {
        bytes memory data = abi.encodeCall(Echo.echoView, (abi.encode(expected), false));
        (bool answered, bytes32 word) = BoundedCall.tryStaticWord(address(_echo), gasleft(), data);
        assertTrue(answered);
        assertEq(word, expected);
    }

    function testFuzz_memory_stays_intact_when_answer_is_copied(bytes memory answer, bytes memory witness) public {
        bytes32 before = keccak256(witness);
        bytes memory data = abi.encodeCall(Echo.echo, (answer, false));
        (, bytes memory returned) = BoundedCall.tryCall(address(_echo), 0, gasleft(), data, 64);
        bytes memory later = new bytes(40);

        assertEq(keccak256(witness), before);
        assertEq(keccak256(returned), keccak256(_cut(answer, 64)));
        assertEq(keccak256(later), keccak256(new bytes(40)));
    }

    function test_forwards_no_more_gas_than_allowed() public {
        (bool success, bytes memory returned) =
            BoundedCall.tryCall(address(_echo), 0, 50_000, abi.encodeCall(Echo.gas, ()), 32);
        assertTrue(success);
        assertLt(abi.decode(returned, (uint256)), 50_000);
    }

    function _cut(bytes memory data, uint256 length) private pure returns (bytes memory cut) {
        if (data.length <= length) {
            return data;
        }
        cut = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            cut[i] = data[i];
        }
    }
}

contract Echo {
    function echo(bytes memory answer, bool reverts) external payable {
        _answer(answer, reverts);
    }

    function echoView(bytes memory answer, bool reverts) external pure {
        _answer(answer, reverts);
    }

    function gas() external view returns (uint256) {
        return gasleft();
    }

    function _answer(bytes memory answer, bool reverts) private pure {
        assembly {
            if reverts { revert(add(answer, 0x20), mload(answer)) }
            return(add(answer, 0x20), mload(answer))
        }
    }
}
