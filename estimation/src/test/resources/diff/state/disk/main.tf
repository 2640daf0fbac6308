resource "aws_ebs_volume" "this" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}
