# errored: the precondition of the second volume fails
provider "aws" {
  region = "us-east-1"
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_ebs_volume" "refused" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 500

  lifecycle {
    precondition {
      condition     = length(aws_ebs_volume.data.availability_zone) > 100
      error_message = "Refused."
    }
  }
}
