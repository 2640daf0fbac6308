provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}

resource "aws_sqs_queue" "unchanged" {
  provider = aws.eu
}

resource "aws_ebs_volume" "data" {
  provider          = aws.eu
  availability_zone = "eu-west-1a"
  type              = "gp3"
  size              = 100
}
