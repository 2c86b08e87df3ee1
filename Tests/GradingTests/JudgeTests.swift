import Grading
import Testing
